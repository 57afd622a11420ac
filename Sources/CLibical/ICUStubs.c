// Stand-ins for what the static libical wants of ICU, in a release.
//
// libical counts the days of other calendars with ICU, which would bring 30 megabytes of tables along. folio-ical never
// lets libical expand a rule: it reads and writes text, and Calendars expands. A debug build has the shared libical with
// its own libraries, and none of this.
#include "CLibical.h"

#ifndef DEBUG

#include <stdio.h>
#include <stdlib.h>
// Gives the names the number of the ICU version that libical was built for, as it did there.
#include <unicode/urename.h>

#define NEVER(name) \
  int name(void) { \
    fputs("folio-ical: ICU was called, and folio-ical expands no rule\n", stderr); \
    abort(); \
  }

NEVER(u_strFromUTF8Lenient)
NEVER(ucal_add)
NEVER(ucal_close)
NEVER(ucal_get)
NEVER(ucal_getKeywordValuesForLocale)
NEVER(ucal_getLimit)
NEVER(ucal_getMillis)
NEVER(ucal_open)
NEVER(ucal_set)
NEVER(ucal_setAttribute)
NEVER(ucal_setDate)
NEVER(ucal_setDateTime)
NEVER(ucal_setMillis)
NEVER(uenum_close)
NEVER(uenum_next)
NEVER(uloc_setKeywordValue)

#endif
