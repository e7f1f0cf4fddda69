import { DownloadRefused, DownloadStalled } from '../../services/network/download-file.ts';
import { ProxyError } from '../../services/network/open-tunnel.ts';
import { codeOf } from '../../services/store/storage/code-of.ts';
import { translate } from '../terminal/texts.ts';
import { UnpackingFailed } from './download-electron.ts';

/** Why Electron could not be downloaded, in one sentence. */
export function describeDownloadFailure(error: unknown, host: string): string {
  for (const cause of causesOf(error)) {
    const sentence = describeCause(cause, host);
    if (sentence !== null) return sentence;
  }
  const last = causesOf(error).at(-1);
  const text = last instanceof Error ? last.message : String(last);
  return translate('electronNotObtained.other', { host, text: text.split('\n')[0] ?? '' });
}

function describeCause(cause: Error, host: string): string | null {
  if (cause instanceof DownloadStalled) return translate('electronNotObtained.stalled', { host });
  if (cause instanceof DownloadRefused) {
    return translate('electronNotObtained.status', { host, status: cause.status });
  }
  if (cause instanceof UnpackingFailed) {
    return translate('electronNotObtained.unpacking', { text: cause.message });
  }
  if (cause instanceof ProxyError) {
    return translate('electronNotObtained.proxy', { host, text: cause.message });
  }
  // sumchecker's own errors, which @electron/get passes on.
  if (/checksum/iu.test(`${cause.name} ${cause.message}`)) {
    return translate('electronNotObtained.checksum', { host });
  }
  const code = codeOf(cause);
  if (code === null || code === 'ABORT_ERR') return null;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return translate('electronNotObtained.dns', { host });
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO/u.test(code)) {
    return translate('electronNotObtained.certificate', { host, code });
  }
  if (code === 'ENOSPC') return translate('electronNotObtained.disk');
  return translate('electronNotObtained.other', { host, text: code });
}

/** The error and what caused it, the outermost first; a circle ends after ten. */
function causesOf(error: unknown): Error[] {
  const causes: Error[] = [];
  let at: unknown = error;
  while (at instanceof Error && causes.length < 10) {
    causes.push(at);
    at = at.cause;
  }
  return causes;
}
