# Writes a portfolio to import: who governs, and `records` records of the kinds whose number nothing bounds.
#
#   awk -v seed=1 -v records=1000 -v out=DIR -f portfolio.awk
#
# The same seed and number give the same bytes wherever awk computes in doubles: the generator is our own
# (Park and Miller's: x ← 16807·x mod 2³¹−1), since awk's rand() differs between implementations.

function below(limit) {
  state = (16807 * state) % 2147483647
  return state % limit
}

function word() { return words[1 + below(wordCount)] }

function sentence(length_,  text) {
  text = word()
  while (--length_ > 0) text = text " " word()
  return toupper(substr(text, 1, 1)) substr(text, 2)
}

function person(number, name, roles,  grants, parts, i, file) {
  file = out "/" sprintf("PER-%04d.json", number)
  split(roles, parts, " ")
  grants = ""
  for (i = 1; i in parts; i++)
    grants = grants (i > 1 ? "," : "") "{\"confirmed_by\":\"PER-0001\",\"from\":\"2025-01-06\"," \
      "\"granted_by\":\"PER-0001\",\"role\":\"" parts[i] "\"}"
  printf "{\"created_at\":\"2025-01-06T09:00:00Z\",\"emails\":[\"%s@bench.example\"],\"function\":\"other\"," \
    "\"grants\":[%s],\"id\":\"PER-%04d\",\"keys\":[],\"kind\":\"person\",\"owner\":\"PER-%04d\",\"schema\":1," \
    "\"status\":\"active\",\"title\":\"%s\"}\n", tolower(name), grants, number, number, name > file
  close(file)
}

function forum(  file) {
  file = out "/FOR-0001.json"
  printf "{\"cadence\":\"P1W\",\"chair\":\"PER-0002\",\"created_at\":\"2025-01-06T09:00:00Z\"," \
    "\"edited_by\":\"PER-0001\",\"id\":\"FOR-0001\",\"kind\":\"forum\",\"members\":[" \
    "{\"person\":\"PER-0002\",\"seat\":\"portfolio_manager\"},{\"person\":\"PER-0003\",\"seat\":\"finance\"}," \
    "{\"person\":\"PER-0004\",\"seat\":\"customer_representative\"}],\"owner\":\"PER-0002\",\"schema\":1," \
    "\"status\":\"active\",\"title\":\"Change board\"}\n" > file
  close(file)
}

# Days stay below 29, so that every month has them.
function day(year) { return sprintf("%04d-%02d-%02d", year, 1 + below(12), 1 + below(28)) }

function review(number,  file) {
  file = out "/" sprintf("REV-%06d.json", number)
  printf "{\"auditor\":\"PER-%04d\",\"created_at\":\"2025-02-%02dT09:00:00Z\",\"due_on\":\"%s\"," \
    "\"edited_by\":\"PER-0001\",\"id\":\"REV-%06d\",\"kind\":\"review\",\"notes\":\"%s.\",\"owner\":\"PER-%04d\"," \
    "\"period\":\"2027Q%d\",\"schema\":1,\"status\":\"scheduled\",\"subject\":\"FOR-0001\",\"title\":\"%s\"," \
    "\"type\":\"process_review\"}\n", 2 + below(3), 1 + below(28), day(2027), number, sentence(20 + below(30)), \
    2 + below(3), 1 + below(4), sentence(4) > file
  close(file)
}

function initiative(number,  file) {
  file = out "/" sprintf("INI-%06d.json", number)
  printf "{\"bucket\":\"grow\",\"budget\":{\"total\":%d},\"created_at\":\"2025-02-%02dT09:00:00Z\"," \
    "\"digital_self_service\":false,\"edited_by\":\"PER-0001\",\"gatemodel\":\"GTM-0001\",\"id\":\"INI-%06d\"," \
    "\"kind\":\"initiative\",\"owner\":\"PER-%04d\",\"problem\":{\"statement\":\"%s.\"},\"schema\":1," \
    "\"scope\":{\"in\":[\"%s\"],\"out\":[\"%s\"]},\"sponsor\":\"PER-0002\",\"stage\":\"idea\"," \
    "\"status\":\"proposed\",\"target_date\":\"%s\",\"title\":\"%s\"}\n", 10 + below(900), 1 + below(28), number, \
    2 + below(3), sentence(15 + below(20)), sentence(6), sentence(6), day(2028), sentence(4) > file
  close(file)
}

BEGIN {
  state = seed
  wordCount = split("claim letter portal renewal notice agent branch call wait tariff status upload audit change " \
    "team region policy refund survey script queue document address payment reminder training pilot wave", words, " ")

  person(2, "Bela", "role_admin portfolio_manager sponsor")
  person(3, "Chloe", "finance")
  person(4, "Dara", "customer_representative")
  forum()
  # Two reviews to an initiative; the four records above and the root's three count as well.
  left = records - 7
  for (i = 1; i <= left; i++)
    if (i % 3 == 0) initiative(i / 3); else review(i - int(i / 3))
}
