// What Blazor can't do from the server: the theme and role remembered by this browser, its time zone, scrolling, dialogs, files to keep, and Enter in the message field.
window.chatops = {
  prefersDark: () => {
    const kept = localStorage.getItem('chatops.dark');
    return kept === null ? matchMedia('(prefers-color-scheme: dark)').matches : kept === 'true';
  },
  rememberDark: dark => localStorage.setItem('chatops.dark', dark),
  speaker: () => localStorage.getItem('chatops.speaker'),
  rememberSpeaker: role => localStorage.setItem('chatops.speaker', role),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  focusId: id => document.getElementById(id)?.focus(),
  openDialog: dialog => { if (!dialog.open) dialog.showModal(); },
  closeDialog: dialog => dialog.close(),
  save: async (name, stream) => {
    const address = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type: 'text/csv' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: name });
    link.click();
    URL.revokeObjectURL(address);
  },
  // Not on narrow screens, where a focused field brings up a keyboard over the answer; and not away from where somebody has gone meanwhile.
  focus: field => {
    const at = document.activeElement;
    if (matchMedia('(min-width: 761px)').matches && (!at || at === document.body || at.disabled)) field.focus({ preventScroll: true });
  },
  // Files dropped anywhere on the conversation go where chosen ones go.
  takesDrops: (areaId, inputId) => {
    const area = document.getElementById(areaId);
    if (!area) return;
    const wanted = e => e.dataTransfer && [...e.dataTransfer.types].includes('Files') && document.getElementById(inputId);
    area.addEventListener('dragover', e => { if (wanted(e)) { e.preventDefault(); area.classList.add('dropping'); } });
    area.addEventListener('dragleave', e => { if (!area.contains(e.relatedTarget)) area.classList.remove('dropping'); });
    area.addEventListener('drop', e => {
      const input = wanted(e);
      if (!input) return;
      e.preventDefault();
      area.classList.remove('dropping');
      if (input.disabled) return;
      input.files = e.dataTransfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    });
  },
  // The last entry when it is new; when it only grows, not for somebody who reads further up.
  showLast: isNew => requestAnimationFrame(() => {
    const entries = document.getElementById('entries');
    const last = entries && entries.querySelector('.entry:last-of-type');
    if (!last || (!isNew && entries.scrollTop + entries.clientHeight < last.offsetTop)) return;
    entries.scrollTo({ top: last.offsetTop - 16, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  })
};

// From the first moment of the field on, so not when a component says so: a round trip later it may have been pressed already.
document.addEventListener('keydown', e => { if (e.target.id === 'message' && e.key === 'Enter' && !e.shiftKey) e.preventDefault(); });

// A server that was started again does not know this page any more: what was said is kept there, so the page is loaded again.
document.addEventListener('DOMContentLoaded', () => document.getElementById('components-reconnect-modal')
  .addEventListener('components-reconnect-state-changed', e => { if (e.detail.state === 'rejected') location.reload(); }));
