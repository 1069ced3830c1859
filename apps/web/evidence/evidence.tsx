import { useState } from 'react';
import type { EvidenceShown } from '../../api/evidence/evidence-shown.ts';
import { say } from '../words/say.ts';

/** What a piece of evidence is called where its sender's name for it is not known. */
export const nameOf = ({ name, kindName, sha256 }: EvidenceShown): string => name ?? `${kindName} ${sha256.slice(0, 8)}`;

/** A piece of evidence: a photo as a thumbnail, anything else by its name; both lead to what the caller may have of it. */
export function Piece({ of }: Readonly<{ of: EvidenceShown }>): React.JSX.Element {
  const { links } = of;
  const shown = links.thumbnail === null ? <span className="file">{nameOf(of)}</span> : <Thumbnail src={links.thumbnail} name={nameOf(of)} />;
  const leads = links.copy ?? links.original;
  return leads === null ? shown : <a href={leads} target="_blank" rel="noreferrer" aria-label={say('open-photo', { name: nameOf(of) })}>{shown}</a>;
}

/** The small picture of a photo; where it cannot be had, its name and that it is missing. */
function Thumbnail({ src, name }: Readonly<{ src: string; name: string }>): React.JSX.Element {
  const [missing, miss] = useState(false);
  return missing ? <span className="file"><strong className="bad">{say('photo-missing')}</strong> {name}</span> : <img src={src} alt={name} loading="lazy" onError={() => miss(true)} />;
}

/** The evidence of an event. */
export const Evidence = ({ pieces }: Readonly<{ pieces: readonly EvidenceShown[] }>): React.JSX.Element | null =>
  pieces.length === 0 ? null : <ul className="photos" aria-label={say('evidence')}>{pieces.map((piece) => <li key={piece.sha256}><Piece of={piece} /></li>)}</ul>;
