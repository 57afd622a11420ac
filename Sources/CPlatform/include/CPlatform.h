#ifndef FOLIO_CPLATFORM_H
#define FOLIO_CPLATFORM_H

// What glibc declares only under _GNU_SOURCE, which Swift's own view of it lacks.

#include <spawn.h>

/// pipe2 with O_CLOEXEC: 0, or -1 with errno set.
int folio_pipe(int *_Nonnull ends);

/// posix_spawn_file_actions_addchdir_np: 0, or an error number.
int folio_spawn_in(posix_spawn_file_actions_t *_Nonnull actions, const char *_Nonnull folder);

/// posix_spawn_file_actions_addclosefrom_np: 0, or an error number.
int folio_spawn_close_from(posix_spawn_file_actions_t *_Nonnull actions, int first);

#endif
