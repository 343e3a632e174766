/* confine.c: resource limits, a filter of system calls, and one writable folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A foreign file meets some million lines of foreign parsers here. Should one
 * of them be turned against its user, it finds no socket to talk through, no
 * program to start, no process to look into, no file to overwrite outside the
 * staging folder, and an end to memory, time and file size. Three independent
 * parts, since not every system has all of them: what cannot be had is told to
 * the caller, and the rest still holds.
 *
 *   resources  setrlimit(2), everywhere
 *   calls      seccomp(2) with a filter: a short list of calls answers EPERM;
 *              a list of what is allowed would have to follow every new
 *              version of the C library and of GDAL
 *   files      landlock(7), Linux 5.13 and later; the C library has no wrappers
 */
#include "config.h"

#include "importer/confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#  define NATIVE_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#  define NATIVE_ARCH AUDIT_ARCH_AARCH64
#endif

/* The second, 32-bit numbering of calls that x86-64 kernels may offer. */
#define X32_BIT 0x40000000

#define N_FILES_MAX 128

/* Sanitizers map terabytes of shadow memory, which is not memory that is used, and look into
 * the process from another one when it ends. */
#if defined(__SANITIZE_ADDRESS__)
#  define IS_SANITIZED TRUE
#else
#  define IS_SANITIZED FALSE
#endif

static gboolean
limit (__rlimit_resource_t resource,
       guint64 value)
{
  struct rlimit current;
  struct rlimit wanted = { value, value };

  if (getrlimit (resource, &current) == 0 && current.rlim_max < wanted.rlim_max)
    wanted = (struct rlimit){ current.rlim_max, current.rlim_max };
  return setrlimit (resource, &wanted) == 0;
}

static gboolean
limit_resources (const CordonConfinement *confinement)
{
  struct rlimit cpu = { confinement->cpu_s, confinement->cpu_s + 2 };
  gboolean is_limited = TRUE;

  /* Two seconds between the signal that can be answered and the one that cannot. */
  if (setrlimit (RLIMIT_CPU, &cpu) != 0)
    is_limited = limit (RLIMIT_CPU, confinement->cpu_s);
  if (!IS_SANITIZED)
    is_limited &= limit (RLIMIT_AS, confinement->memory_bytes);
  is_limited &= limit (RLIMIT_FSIZE, confinement->file_bytes);
  is_limited &= limit (RLIMIT_NOFILE, N_FILES_MAX);
  is_limited &= limit (RLIMIT_CORE, 0);
  return is_limited;
}

#ifdef NATIVE_ARCH

/* The calls that answer EPERM. */
static const guint denied_calls[] = {
  SYS_socket,
  SYS_socketpair,
  SYS_connect,
  SYS_bind,
  SYS_listen,
  SYS_accept,
  SYS_accept4,
  SYS_execve,
  SYS_execveat,
  SYS_ptrace,
  SYS_process_vm_readv,
  SYS_process_vm_writev,
  SYS_mount,
  SYS_umount2,
  SYS_pivot_root,
  SYS_chroot,
  SYS_setns,
  SYS_unshare,
  SYS_bpf,
  SYS_perf_event_open,
  SYS_userfaultfd,
  SYS_keyctl,
  SYS_add_key,
  SYS_request_key,
  SYS_io_uring_setup, /* it would do all of the above in another way */
  SYS_truncate,       /* landlock learns of it only in its third version */
  SYS_kill,
  SYS_pidfd_open,
  SYS_kexec_load,
  SYS_init_module,
  SYS_finit_module,
  SYS_delete_module,
};

static gboolean
filter_calls (void)
{
  struct sock_filter program[2 * G_N_ELEMENTS (denied_calls) + 8];
  struct sock_fprog filter = { 0, program };
  guint n = 0;

  program[n++] = (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS,
                                                offsetof (struct seccomp_data, arch));
  program[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, NATIVE_ARCH, 1, 0);
  program[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
  program[n++] = (struct sock_filter) BPF_STMT (BPF_LD | BPF_W | BPF_ABS,
                                                offsetof (struct seccomp_data, nr));
#  ifdef __x86_64__
  program[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1);
  program[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
#  endif
  for (guint i = 0; i < G_N_ELEMENTS (denied_calls); i++)
    {
      program[n++] = (struct sock_filter) BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, denied_calls[i],
                                                    0, 1);
      program[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K,
                                                    SECCOMP_RET_ERRNO | (EPERM & 0xffff));
    }
  program[n++] = (struct sock_filter) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  filter.len = (unsigned short) n;
  return prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
}

#else

static gboolean
filter_calls (void)
{
  return FALSE;
}

#endif

/* Allows making and changing files beneath one folder, and nowhere else. */
static gboolean
confine_writing (const char *folder)
{
  const guint64 writing = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                          LANDLOCK_ACCESS_FS_MAKE_REG;
  struct landlock_ruleset_attr attributes = {
    .handled_access_fs = writing | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                         LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
                         LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                         LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM,
  };
  struct landlock_path_beneath_attr rule = { .allowed_access = writing };
  int ruleset = (int) syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  gboolean is_confined;

  if (ruleset < 0)
    return FALSE;
  rule.parent_fd = open (folder, O_PATH | O_CLOEXEC);
  is_confined = rule.parent_fd >= 0 &&
                syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule,
                         0) == 0 &&
                syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  if (rule.parent_fd >= 0)
    close (rule.parent_fd);
  close (ruleset);
  return is_confined;
}

/**
 * cordon_confine:
 * @confinement: what the process may take
 *
 * Confines this process for the rest of its life. To be called while it has
 * only one thread, after the command line is read and before the foreign file is.
 *
 * Returns: which parts of the confinement are in force
 */
CordonConfinementParts
cordon_confine (const CordonConfinement *confinement)
{
  CordonConfinementParts parts = 0;

  if (!IS_SANITIZED)
    prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  if (limit_resources (confinement))
    parts |= CORDON_CONFINED_RESOURCES;
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
    {
      if (confine_writing (confinement->write_folder))
        parts |= CORDON_CONFINED_FILES;
      if (!IS_SANITIZED && filter_calls ())
        parts |= CORDON_CONFINED_CALLS;
    }
  return parts;
}
