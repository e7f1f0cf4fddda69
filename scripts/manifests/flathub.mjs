// A manifest for Flathub: the release's deb, unpacked on Electron's base application. Chromium's own
// sandbox cannot work inside Flatpak's; zypak-wrapper, of the base, hands its work to Flatpak.
import { describeMetainfo } from './metainfo.mjs';
import { toYaml } from './write-yaml.mjs';

const runtimeVersion = '25.08';

/** Flathub's form of the identity: no hyphen, unless at the end (Flatpak's rules for names). */
export function flatpakId(appId) {
  return appId.replaceAll('-', '_');
}

/** Paths inside the application's repository on Flathub, and their content. */
export function describeFlathub(manifest, file, appId) {
  const { productName } = manifest;
  const id = flatpakId(appId);
  const sourceOf = (flatpakArch, debArch) => {
    const { url, sha256 } = file(`linux-${debArch}.deb`);
    return {
      type: 'file',
      'only-arches': [flatpakArch],
      'dest-filename': 'collega.deb',
      url,
      sha256,
    };
  };
  const content = {
    id,
    runtime: 'org.freedesktop.Platform',
    'runtime-version': runtimeVersion,
    sdk: 'org.freedesktop.Sdk',
    base: 'org.electronjs.Electron2.BaseApp',
    'base-version': runtimeVersion,
    command: 'collega',
    'finish-args': [
      '--share=ipc',
      '--share=network',
      '--socket=wayland',
      '--socket=fallback-x11',
      '--device=dri',
      // The key store; a desktop without the portal for secrets has the service alone.
      '--talk-name=org.freedesktop.secrets',
      '--talk-name=org.kde.kwalletd6',
    ],
    modules: [
      {
        name: 'collega',
        buildsystem: 'simple',
        'build-commands': [
          "bsdtar -Oxf collega.deb 'data.tar*' | bsdtar -xf -",
          `mv opt/${productName} /app/collega`,
          'install -Dm755 collega.sh /app/bin/collega',
          `install -Dm644 usr/share/applications/collega.desktop /app/share/applications/${id}.desktop`,
          `desktop-file-edit --set-key=Exec --set-value='collega %U' --set-icon=${id} /app/share/applications/${id}.desktop`,
          `for size in 16 32 48 64 128 256 512; do install -Dm644 usr/share/icons/hicolor/\${size}x\${size}/apps/collega.png /app/share/icons/hicolor/\${size}x\${size}/apps/${id}.png; done`,
          `install -Dm644 ${id}.metainfo.xml -t /app/share/metainfo`,
        ],
        sources: [
          sourceOf('x86_64', 'amd64'),
          sourceOf('aarch64', 'arm64'),
          {
            type: 'script',
            'dest-filename': 'collega.sh',
            commands: ['exec zypak-wrapper /app/collega/collega "$@"'],
          },
          { type: 'file', path: `${id}.metainfo.xml` },
        ],
      },
    ],
  };
  return {
    [`${id}.yml`]: `${toYaml(content)}\n`,
    [`${id}.metainfo.xml`]: describeMetainfo(manifest, id),
  };
}
