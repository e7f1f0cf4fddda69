// What Flathub and the software centres of Linux show (AppStream 1.0, "Metainfo").
import { texts } from './read-release.mjs';

/** The pictures of the guide, at the tag of the release. */
const pictures = {
  outgoing: ['A mail server and its last test', 'Un server di posta e la sua ultima prova'],
  finding: ['What failed, why, and who must act', 'Che cosa non va, perché e chi deve agire'],
};

export function describeMetainfo({ productName, version, author, date, license, place }, id) {
  const raw = `https://raw.githubusercontent.com/${place.owner}/${place.name}/v${version}`;
  const screenshots = Object.entries(pictures).map(
    ([name, [en, it]], index) => `    <screenshot${index === 0 ? ' type="default"' : ''}>
      <image>${raw}/docs/guide/pictures/en/${name}.png</image>
      <caption>${en}</caption>
      <caption xml:lang="it">${it}</caption>
    </screenshot>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<component type="desktop-application">
  <id>${id}</id>
  <metadata_license>CC0-1.0</metadata_license>
  <project_license>${license}</project_license>
  <name>${productName}</name>
  <summary>${texts.en.short}</summary>
  <summary xml:lang="it">${texts.it.short}</summary>
  <developer id="${id.split('.').slice(0, 3).join('.')}">
    <name>${escapeXml(author)}</name>
  </developer>
  <description>
    <p>${texts.en.long}</p>
    <p xml:lang="it">${texts.it.long}</p>
  </description>
  <launchable type="desktop-id">${id}.desktop</launchable>
  <url type="homepage">${place.homepage}</url>
  <url type="bugtracker">${place.homepage}/issues</url>
  <url type="vcs-browser">${place.homepage}</url>
  <screenshots>
${screenshots.join('\n')}
  </screenshots>
  <categories>
    <category>Office</category>
    <category>Email</category>
  </categories>
  <content_rating type="oars-1.1" />
  <releases>
    <release version="${version}" date="${date}">
      <url type="details">${place.releaseNotes(version)}</url>
    </release>
  </releases>
</component>
`;
}

function escapeXml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
