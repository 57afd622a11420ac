// What Git sees of C: libgit2, zlib, and the few calls that Swift cannot make as they are.
#ifndef FOLIO_CLIBGIT2_H
#define FOLIO_CLIBGIT2_H

#include <git2.h>
#include <git2/sys/repository.h>
#include <stddef.h>
#include <zlib.h>

// git_libgit2_opts takes a variable list of arguments, which Swift does not call: one wrapper for each shape in use.

static inline int folio_git_switch(git_libgit2_opt_t option, int on) { return git_libgit2_opts(option, on); }

// Asks the kernel to start writing what `file` holds, without waiting; fsync finds less to do afterwards.
void folio_start_writing(int file);

// Calls fsync on all of them at once, so that they share the disk's flushes. Returns 0 or the first errno.
int folio_sync_all(const int *files, size_t count);

// Whether the zlib stream that `path` holds is cut short: 1 when it ends before its end, 0 when it does not, or when
// there is no such file, or one that is broken in another way.
int folio_is_cut_short(const char *path);

#endif
