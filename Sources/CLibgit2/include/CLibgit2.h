#ifndef FOLIO_CLIBGIT2_H
#define FOLIO_CLIBGIT2_H
#include <git2.h>
#endif
