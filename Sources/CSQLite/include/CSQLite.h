#ifndef FOLIO_CSQLITE_H
#define FOLIO_CSQLITE_H
#include <sqlite3.h>
#endif
