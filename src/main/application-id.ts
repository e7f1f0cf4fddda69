import { readProjectPlace } from '../../build/project-place.mjs';
import packageJson from '../../package.json' with { type: 'json' };

/** As electron-builder writes it into the packages: Windows groups windows, and pins, by it. */
export const { applicationId } = readProjectPlace(packageJson);
