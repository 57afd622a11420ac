# Prints the rows of a run as an aligned table or, with format=json, as JSON. Columns in: what, records, wall, cpu, peer,
# its wall, its cpu, goal; a row without figures was not measured, and its peer column says why.

function quoted(text) {
  gsub(/\\/, "\\\\", text)
  gsub(/"/, "\\\"", text)
  return "\"" text "\""
}

function ratio(figure, peer) { return peer > 0 ? sprintf("%.2f", figure / peer) : "-" }

function number(text) { return text == "-" ? "null" : text + 0 }

function wide(column, text) { if (length(text) > width[column]) width[column] = length(text) }

BEGIN {
  FS = "\t"
  rows = 1
  columns = split("what|records|ms|cpu ms|beside|ms|cpu ms|ratio|cpu ratio|goal", head, "|")
  for (c = 1; c <= columns; c++) { cell[1, c] = head[c]; wide(c, head[c]) }
}

$3 == "" { missing[++absent] = $1; why[absent] = $5; next }

{
  rows++
  cell[rows, 1] = $1; cell[rows, 2] = $2
  cell[rows, 3] = sprintf("%.1f", $3); cell[rows, 4] = sprintf("%.0f", $4)
  cell[rows, 5] = $5
  cell[rows, 6] = sprintf("%.1f", $6); cell[rows, 7] = sprintf("%.0f", $7)
  cell[rows, 8] = ratio($3, $6); cell[rows, 9] = ratio($4, $7)
  cell[rows, 10] = $8 == "-" ? "" : "<= " $8
  if ($8 != "-" && $6 > 0 && $3 / $6 > $8) cell[rows, 10] = cell[rows, 10] " missed"
  for (c = 1; c <= columns; c++) wide(c, cell[rows, c])
  json[rows] = sprintf("{\"what\":%s,\"records\":%s,\"ms\":%s,\"cpu_ms\":%s,\"beside\":%s,\"beside_ms\":%s," \
    "\"beside_cpu_ms\":%s,\"ratio\":%s,\"cpu_ratio\":%s,\"goal\":%s}", quoted($1), number($2), $3, $4, quoted($5), $6, $7, \
    number(cell[rows, 8]), number(cell[rows, 9]), number($8))
}

END {
  if (format == "json") {
    printf "{\"measured\":["
    for (r = 2; r <= rows; r++) printf "%s\n  %s", (r > 2 ? "," : ""), json[r]
    printf "\n],\"not_measured\":["
    for (r = 1; r <= absent; r++) printf "%s\n  {\"what\":%s,\"why\":%s}", (r > 1 ? "," : ""), quoted(missing[r]), quoted(why[r])
    printf "\n]}\n"
    exit
  }
  for (r = 1; r <= rows; r++) {
    line = ""
    for (c = 1; c <= columns; c++)
      line = line sprintf(c == 1 || c == 5 || c == 10 ? "%-*s  " : "%*s  ", width[c], cell[r, c])
    sub(/ +$/, "", line)
    print line
  }
  if (absent) print "\nnot measured"
  for (r = 1; r <= absent; r++) print "  " missing[r] ": " why[r]
}
