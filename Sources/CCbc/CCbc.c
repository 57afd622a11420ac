#include "CCbc.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void solve(Cbc_Model *model, int count, folio_cbc_result *result) {
  Cbc_solve(model);
  const double *values = Cbc_numberSavedSolutions(model) > 0 ? Cbc_bestSolution(model) : NULL;
  if (values) {
    for (int place = 0; place < count; place++) result->values[place] = values[place];
    result->has_values = 1;
  }
  result->bound = Cbc_getBestPossibleObjValue(model);
  if (Cbc_isProvenInfeasible(model)) {
    result->outcome = FOLIO_CBC_INFEASIBLE;
  } else {
    result->outcome = Cbc_isProvenOptimal(model) && values ? FOLIO_CBC_OPTIMAL : FOLIO_CBC_STOPPED;
  }
}

int folio_cbc_begin(Cbc_Model *model, int count, folio_cbc_search *search) {
  search->process = 0;
  search->size = sizeof(folio_cbc_result) + (size_t)count * sizeof(double);
  void *shared = mmap(NULL, search->size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) {
    search->result = NULL;
    return -1;
  }
  search->result = shared;
  pid_t process = fork();
  if (process < 0) {
    int reason = errno;
    folio_cbc_end(search);
    errno = reason;
    return -1;
  }
  if (process == 0) {
    // It does not outlive who asked, and has nothing to say to anybody.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    int nowhere = open("/dev/null", O_RDWR);
    if (nowhere >= 0) {
      for (int stream = 0; stream < 3; stream++) dup2(nowhere, stream);
    }
    solve(model, count, search->result);
    _exit(0);
  }
  search->process = process;
  return 0;
}

int folio_cbc_is_on(folio_cbc_search *search) {
  if (search->process <= 0) return 0;
  int status;
  pid_t ended = waitpid(search->process, &status, WNOHANG);
  if (ended == 0 || (ended < 0 && errno == EINTR)) return 1;
  search->process = 0;
  // What a process that fell has left behind is not to be read.
  if (ended < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) search->result->outcome = FOLIO_CBC_NOTHING;
  return 0;
}

const double *folio_cbc_values(const folio_cbc_result *result) { return result->values; }

void folio_cbc_end(folio_cbc_search *search) {
  if (search->process > 0) {
    kill(search->process, SIGKILL);
    while (waitpid(search->process, NULL, 0) < 0 && errno == EINTR) {}
    search->process = 0;
  }
  if (search->result) munmap(search->result, search->size);
  search->result = NULL;
}
