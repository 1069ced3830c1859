import { useEffect, useId, useRef } from 'react';
import { say } from './words.ts';

const modal = typeof HTMLDialogElement === 'function' && 'showModal' in HTMLDialogElement.prototype;

/** A sheet above the page: a modal dialog, where the browser has none a box over everything. Without `close` it stays until its work is done. */
export function Sheet({ title, close, children }: Readonly<{ title: string; close?: () => void; children: React.ReactNode }>): React.JSX.Element {
  const box = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    if (modal && box.current?.open === false) box.current.showModal();
  }, []);
  const inside = (
    <>
      <header><h2 id={name}>{title}</h2>{close !== undefined && <button type="button" onClick={close}>{say('close')}</button>}</header>
      {children}
    </>
  );
  if (!modal) return <div className="sheet" role="dialog" aria-modal="true" aria-labelledby={name}>{inside}</div>;
  return (
    <dialog ref={box} className="sheet" aria-labelledby={name} onCancel={(event) => { event.preventDefault(); close?.(); }}>
      {inside}
    </dialog>
  );
}
