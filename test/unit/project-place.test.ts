import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readProjectPlace } from '../../build/project-place.mjs';
import packageJson from '../../package.json' with { type: 'json' };
import { applicationId } from '../../src/main/application-id.ts';

const root = join(import.meta.dirname, '../..');

describe('where the project lives', () => {
  test('is one line of package.json: no other file names the account', () => {
    const { owner } = readProjectPlace(packageJson);
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
    const naming = files
      .split('\0')
      .filter((path) => /\.(?:ts|tsx|mjs|mts|json|yml|yaml|md|html|xml)$/u.test(path))
      .filter((path) =>
        new RegExp(`github\\.com/${owner}\\b|${owner}@|io\\.github\\.${owner}\\b`, 'iu').test(
          readFileSync(join(root, path), 'utf8'),
        ),
      );
    expect(naming).toEqual(['package.json']);
    expect(readFileSync(join(root, 'package.json'), 'utf8').match(/github\.com/gu)).toHaveLength(1);
  });

  test('gives addresses, maintainer and identity of the publisher', () => {
    const place = readProjectPlace({
      homepage: 'https://github.com/Contoso-Mail/collega.app',
      author: 'Contoso',
    });
    expect(place.repository.url).toBe('git+https://github.com/Contoso-Mail/collega.app.git');
    expect(place.maintainer).toBe('Contoso <contoso-mail@users.noreply.github.com>');
    expect(place.download('1.2.3', 'a.zip')).toBe(
      'https://github.com/Contoso-Mail/collega.app/releases/download/v1.2.3/a.zip',
    );
    expect(place.applicationId).toBe('io.github.contoso-mail.collega-app');
    expect(applicationId).toBe(readProjectPlace(packageJson).applicationId);
  });

  test.each([
    'http://github.com/a/b',
    'https://github.com/a',
    'https://gitlab.com/a/b',
    'https://github.com/a/b/issues',
  ])('a home page that is no repository of a release is refused: %s', (homepage) => {
    expect(() => readProjectPlace({ homepage, author: 'A' })).toThrow('no repository');
  });
});
