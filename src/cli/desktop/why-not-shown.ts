/** Why Electron ended, or gave up, before it showed a window. */
export type NotShownReason =
  | { readonly kind: 'sandbox' }
  | { readonly kind: 'root' }
  | { readonly kind: 'display' }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'library'; readonly library: string }
  | { readonly kind: 'not-executable'; readonly code: string }
  | { readonly kind: 'not-started'; readonly text: string }
  | { readonly kind: 'ended'; readonly how: string; readonly text: string };

export interface ProcessEnd {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The last of what it wrote on standard error. */
  readonly stderr: string;
}

/** Windows: STATUS_DLL_NOT_FOUND and STATUS_ENTRYPOINT_NOT_FOUND (ntstatus.h). */
const libraryStatuses = [0xc000_0135, 0xc000_0139];
/** What a shell and the dynamic loader of glibc end with when something to run is missing. */
const missingStatus = 127;

/**
 * Reads an early end of Electron. The texts are Chromium's: sandbox/linux/suid/client
 * (setuid_sandbox_host.cc), sandbox/linux/services/credentials.cc, content/browser/zygote_host
 * (zygote_host_impl_linux.cc), ui/ozone; and those of the loaders of glibc, musl and macOS.
 */
export function whyNotShown({ status, signal, stderr }: ProcessEnd): NotShownReason {
  if (/Running as root without --no-sandbox/iu.test(stderr)) return { kind: 'root' };
  if (
    /SUID sandbox helper|No usable sandbox|setuid_sandbox_host|Failed to move to new namespace|credentials\.cc.*Permission denied/iu.test(
      stderr,
    )
  ) {
    return { kind: 'sandbox' };
  }
  const library =
    /error while loading shared libraries: ([^\s:]+)/iu.exec(stderr) ??
    /Error loading shared library ([^\s:]+)/iu.exec(stderr) ??
    /Library not loaded: (\S+)/iu.exec(stderr);
  if (library !== null) return { kind: 'library', library: library[1] ?? '' };
  if (status === missingStatus || libraryStatuses.includes(status ?? 0)) {
    return { kind: 'library', library: lastLine(stderr) };
  }
  if (/Missing X server|cannot open display|Failed to connect to Wayland/iu.test(stderr)) {
    return { kind: 'display' };
  }
  return { kind: 'ended', how: signal ?? `exit status ${status ?? 0}`, text: lastLine(stderr) };
}

/** Without Chromium's prefix `[pid:date/time:FATAL:file(line)]`, and of a bearable length. */
function lastLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const last = lines.filter((line) => line !== '').at(-1) ?? '';
  return last.replace(/^\[[^\]]*\]\s*/u, '').slice(0, 200);
}
