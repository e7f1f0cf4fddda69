import { screen, type BrowserWindow, type Rectangle } from 'electron';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Logger } from '../services/shell/ports/logger.ts';

const wanted = { width: 1120, height: 800 };
export const smallest = { width: 720, height: 480 };

const rememberedBounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  isMaximized: z.boolean(),
});
type RememberedBounds = z.infer<typeof rememberedBounds>;

export interface StartBounds {
  /** Without a place the window is centred. */
  readonly bounds: { width: number; height: number; x?: number; y?: number };
  readonly isMaximized: boolean;
}

/** Where the window was, within a screen that is there now. After `ready`. */
export function readBounds(dataFolder: string): StartBounds {
  const remembered = readRemembered(dataFolder);
  if (remembered === null) {
    return { bounds: fit(wanted, screen.getPrimaryDisplay().workArea), isMaximized: false };
  }
  const { isMaximized, ...bounds } = remembered;
  const area = screen.getDisplayMatching(bounds).workArea;
  const size = fit(bounds, area);
  const within = (from: number, length: number, start: number, room: number) =>
    Math.min(Math.max(from, start), start + room - length);
  return {
    bounds: {
      ...size,
      x: within(bounds.x, size.width, area.x, area.width),
      y: within(bounds.y, size.height, area.y, area.height),
    },
    isMaximized,
  };
}

/** Writes where the window is when it closes; a disk that refuses costs the place alone. */
export function rememberBounds(window: BrowserWindow, dataFolder: string, logger: Logger): void {
  window.on('close', () => {
    const bounds: RememberedBounds = {
      ...window.getNormalBounds(),
      isMaximized: window.isMaximized(),
    };
    try {
      const file = join(dataFolder, 'window.json');
      writeFileSync(`${file}.new`, JSON.stringify(bounds), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    } catch (error) {
      logger.warn('the place of the window was not kept', { reason: String(error) });
    }
  });
}

function readRemembered(dataFolder: string): RememberedBounds | null {
  try {
    const text = readFileSync(join(dataFolder, 'window.json'), 'utf8');
    return rememberedBounds.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** 1120 x 800 is higher than the work area of a screen of 1366 x 768: X11 would not shrink it. */
function fit(size: { width: number; height: number }, area: Rectangle) {
  return {
    width: Math.max(Math.min(size.width, area.width), Math.min(smallest.width, area.width)),
    height: Math.max(Math.min(size.height, area.height), Math.min(smallest.height, area.height)),
  };
}
