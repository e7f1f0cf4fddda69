import { type DownloadProgress } from '../../services/network/download-file.ts';
import { type Terminal } from '../terminal/terminal.ts';
import { translate } from '../terminal/texts.ts';

const bytesOfMegabyte = 1_000_000;
/** Without a terminal, one line per tenth: a log keeps each of them. */
const steps = 10;

/** Says what is downloaded from where, how large it is and how far it has come. */
export class DownloadLines {
  host = '';
  #step = 0;

  constructor(private readonly terminal: Terminal) {}

  readonly begin = (address: string): void => {
    this.host = new URL(address).host;
    this.#step = 0;
    this.terminal.note(translate('downloadingElectron', { host: this.host }));
  };

  readonly advance = ({ doneBytes, totalBytes }: DownloadProgress): void => {
    const done = Math.round(doneBytes / bytesOfMegabyte);
    const line =
      totalBytes === null
        ? translate('downloadedSize', { done })
        : translate('downloadedPart', { done, total: Math.round(totalBytes / bytesOfMegabyte) });
    if (this.terminal.progress(`  ${line}`)) return;
    const step = totalBytes === null ? 0 : Math.floor((doneBytes / totalBytes) * steps);
    if (step <= this.#step) return;
    this.#step = step;
    this.terminal.note(`  ${line}`);
  };

  end(): void {
    this.terminal.progress(null);
  }
}
