// What folio-plan sees of C: CBC, which solves mixed-integer programmes.
#ifndef FOLIO_CCBC_H
#define FOLIO_CCBC_H

#include <coin/Cbc_C_Interface.h>
#include <stddef.h>
#include <sys/types.h>

// CBC 2.10 ends with a segmentation fault on some infeasible programmes, prints whatever its log level, and may go on
// after its time. So each search has a process of its own, which can fall or be ended without harm.

enum { FOLIO_CBC_NOTHING, FOLIO_CBC_OPTIMAL, FOLIO_CBC_INFEASIBLE, FOLIO_CBC_STOPPED };

typedef struct {
  /// One of the above; nothing where the process fell.
  int outcome;
  /// Whether there are values.
  int has_values;
  double bound;
  /// As many as the programme has variables.
  double values[];
} folio_cbc_result;

typedef struct {
  pid_t process;
  /// Shared with that process; only to be read once it has ended.
  folio_cbc_result *_Nullable result;
  size_t size;
} folio_cbc_search;

/// Begins to solve; 0, or -1 with errno set. The caller has one thread.
int folio_cbc_begin(Cbc_Model *_Nonnull model, int count, folio_cbc_search *_Nonnull search);

/// Whether it is still on.
int folio_cbc_is_on(folio_cbc_search *_Nonnull search);

/// The values of a result.
const double *_Nonnull folio_cbc_values(const folio_cbc_result *_Nonnull result);

/// Makes it stop, if it is still on, and gives back what it holds.
void folio_cbc_end(folio_cbc_search *_Nonnull search);

#endif
