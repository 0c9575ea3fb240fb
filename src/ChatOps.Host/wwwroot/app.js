// What Blazor can't do from the server: the theme and role remembered by this browser, scrolling, and Enter in the message field.
window.chatops = {
  prefersDark: () => {
    const kept = localStorage.getItem('chatops.dark');
    return kept === null ? matchMedia('(prefers-color-scheme: dark)').matches : kept === 'true';
  },
  rememberDark: dark => localStorage.setItem('chatops.dark', dark),
  speaker: () => localStorage.getItem('chatops.speaker'),
  rememberSpeaker: role => localStorage.setItem('chatops.speaker', role),
  // Not on narrow screens, where a focused field brings up a keyboard over the answer.
  focus: field => { if (matchMedia('(min-width: 761px)').matches) field.focus({ preventScroll: true }); },
  enterSends: field => {
    field.addEventListener('keydown', e => { if (e.key === 'Enter' && !e.shiftKey) e.preventDefault(); });
  },
  showLast: () => requestAnimationFrame(() => {
    const entries = document.getElementById('entries');
    const last = entries && entries.querySelector('.entry:last-of-type');
    if (last) entries.scrollTo({ top: last.offsetTop - 16, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  })
};
