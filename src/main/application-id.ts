import packageJson from '../../package.json' with { type: 'json' };

/**
 * Under which Windows groups the windows with the shortcut, macOS keeps the bundle and Flathub the
 * application: that of the repository, io.github.OWNER.NAME, as Flathub asks for it. electron-builder
 * writes it into the packages (build/electron-builder.config.ts).
 */
export const applicationId = idOfRepository(packageJson.homepage);

export function idOfRepository(homepage: string): string {
  const [, owner = '', name = ''] = new URL(homepage).pathname.toLowerCase().split('/');
  // A dot would begin another part of the name.
  return ['io.github', owner, name.replaceAll('.', '-')].join('.');
}
