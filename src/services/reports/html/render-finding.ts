import { type Finding } from '../../../contract/findings.ts';
import { aadstsLookUp, knownLinks } from '../../../contract/known-links.ts';
import { type ReportTexts } from '../report-texts.ts';
import { markup, type Html } from './html.ts';

/** Errors before warnings; nothing where nothing was found. */
export function renderFindings(findings: readonly Finding[], texts: ReportTexts): Html | null {
  if (findings.length === 0) return null;
  const ordered = [...findings].sort(
    (one, other) => Number(one.severity === 'warning') - Number(other.severity === 'warning'),
  );
  return markup`<h3>${texts.say('ui:findings.title')}</h3>
    ${ordered.map((finding) => renderFinding(finding, texts))}`;
}

/** What happened in the server's own words, and beside it why, who must act and what to do. */
export function renderFinding(finding: Finding, texts: ReportTexts): Html {
  const { say } = texts;
  const { severity, title, evidence, commands, links } = finding;
  return markup`<article class="finding ${severity}">
    <h4><span class="mark">${say(`ui:findings.severity.${severity}`)}:</span> ${title}</h4>
    <div class="beside">
      <dl>
        ${renderEntry(say('ui:findings.why'), finding.cause)}
        ${renderEntry(say('ui:findings.who'), markup`<strong>${say(`ui:findings.owner.${finding.owner}`)}</strong>${finding.alsoActs === undefined ? null : `, ${say(`ui:findings.alsoActs.${finding.alsoActs}`)}`}`)}
        ${renderEntry(say('ui:findings.fix'), finding.fix)}
      </dl>
      ${
        evidence.length === 0
          ? null
          : markup`<figure>
              <figcaption>${say('ui:findings.happened')}. ${say('ownWords')}:</figcaption>
              ${evidence.map((words) => markup`<pre><code>${words}</code></pre>`)}
            </figure>`
      }
    </div>
    ${
      commands.length === 0
        ? null
        : markup`<p class="label">${say('ui:findings.commands')}</p>
            ${commands.map((line) => markup`<pre class="command"><code>${line}</code></pre>`)}`
    }
    ${
      links.length === 0
        ? null
        : markup`<p class="label">${say('ui:findings.links')}</p>
            <ul>
              ${links.map((link) => markup`<li>${renderLink(link, texts)}</li>`)}
            </ul>`
    }
    <p class="code">${finding.code}</p>
  </article>`;
}

function renderEntry(name: string, value: Html | string): Html {
  return markup`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** The address is printed too: on paper a link is nothing but its text. */
function renderLink(address: string, { say }: ReportTexts): Html {
  if (!address.startsWith('https://')) return markup`<code>${address}</code>`;
  const known = Object.entries(knownLinks).find(([, each]) => each === address)?.[0];
  const number = /code=(\d{1,9})$/.exec(address)?.[1];
  const name =
    known !== undefined
      ? say(`ui:links.${known}`)
      : number !== undefined && address === aadstsLookUp(Number(number))
        ? say('ui:links.aadsts-look-up', { number })
        : null;
  const link = markup`<a href="${address}" rel="noopener noreferrer">${address}</a>`;
  return name === null ? link : markup`${name}: ${link}`;
}
