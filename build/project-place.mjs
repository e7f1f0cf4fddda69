// Where the project lives. Said once, by `homepage` of package.json: a publisher changes that line,
// and every package, manifest and address of a release follows.

/** @throws where the home page is no repository on GitHub, which the release workflow publishes to. */
export function readProjectPlace({ homepage, author }) {
  const match = /^https:\/\/github\.com\/([\w-]+)\/([\w.-]+)$/u.exec(homepage);
  if (match === null) throw new Error(`package.json: homepage is no repository: ${homepage}`);
  const [, owner, name] = match;
  return {
    owner,
    name,
    homepage,
    // Under which Windows groups the windows with the shortcut, macOS keeps the bundle and Flathub
    // the application: Flathub asks for this form. A dot would begin another part of the name.
    applicationId: `io.github.${owner}.${name.replaceAll('.', '-')}`.toLowerCase(),
    repository: { type: 'git', url: `git+${homepage}.git` },
    // deb and rpm want an address. GitHub's names the account, and is no mailbox that is read.
    maintainer: `${author} <${owner.toLowerCase()}@users.noreply.github.com>`,
    /** Of a file of the release with this version. */
    download: (version, file) => `${homepage}/releases/download/v${version}/${file}`,
    releaseNotes: (version) => `${homepage}/releases/tag/v${version}`,
  };
}
