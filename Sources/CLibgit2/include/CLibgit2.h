// What Git sees of C: libgit2, and the few calls of it that Swift cannot make as they are.
#ifndef FOLIO_CLIBGIT2_H
#define FOLIO_CLIBGIT2_H

#include <git2.h>
#include <git2/sys/repository.h>
#include <stddef.h>

// git_libgit2_opts takes a variable list of arguments, which Swift does not call: one wrapper for each shape in use.

static inline int folio_git_switch(git_libgit2_opt_t option, int on) { return git_libgit2_opts(option, on); }

static inline int folio_git_accept_extensions(const char **names, size_t count) {
  return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, count);
}

#endif
