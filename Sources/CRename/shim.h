#include <sys/syscall.h>

extern long syscall(long number, ...);

/// Lets two paths change places in one step; 0, or -1 with `errno`. The C library hides it from Swift.
static inline int rename_exchange(const char *a, const char *b) {
  const int currentFolder = -100, exchange = 2;
  return (int)syscall(SYS_renameat2, currentFolder, a, currentFolder, b, exchange);
}
