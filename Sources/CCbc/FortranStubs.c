// Stand-ins for what the static LAPACK wants of the Fortran runtime, in a release.
//
// LAPACK writes with it that a routine was called with an argument that cannot be, and stops; nothing else of it is
// used. So this says the same and stops, and building needs no Fortran compiler. A debug build has the shared LAPACK
// with its own libraries, and none of this.
#include "CCbc.h"

#ifndef DEBUG

#include <stdio.h>
#include <stdlib.h>

#define NEVER(name) \
  void name(void) { \
    fputs("folio-plan: LAPACK was called with an argument that cannot be\n", stderr); \
    abort(); \
  }

NEVER(_gfortran_st_write)
NEVER(_gfortran_st_write_done)
NEVER(_gfortran_transfer_character_write)
NEVER(_gfortran_transfer_integer_write)
NEVER(_gfortran_stop_string)

// The length of `text` without the spaces at its end.
size_t _gfortran_string_len_trim(size_t length, const char *text) {
  while (length > 0 && text[length - 1] == ' ') length -= 1;
  return length;
}

#endif
