/** Tells the server whether this phone wants the pages of the desk; without it a phone is led to its own. Forgotten when the browser ends. */
export function preferDesk(desk: boolean): void {
  document.cookie = `xiaohao_pages=${desk ? 'desk' : ''}; path=/; SameSite=Lax${desk ? '' : '; max-age=0'}`;
}
