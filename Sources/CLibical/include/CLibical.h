// What folio-ical sees of C: libical, which reads and writes the text of RFC 5545.
#ifndef FOLIO_CLIBICAL_H
#define FOLIO_CLIBICAL_H

#include <libical/ical.h>

#endif
