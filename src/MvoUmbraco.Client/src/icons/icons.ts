// Line drawings of one weight, on the grid of 24 that the backoffice's own icons have.
const draw = (name: string, lines: string) => ({
  name: `mvo-icon-${name}`,
  path: async () => ({
    default:
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" ' +
      `stroke-linecap="round" stroke-linejoin="round">${lines}</svg>`,
  }),
});

const sheet = '<path d="M6 3h8l5 5v13H6z"/><path d="M14 3v5h5"/>';

export default [
  draw('grip', '<path d="M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01" stroke-width="2.5"/>'),
  draw('agenda', '<path d="M4 6h2M4 12h2M4 18h2"/><path d="M9 6h11M9 12h11M9 18h7"/>'),
  draw('attachments', '<path d="m20 11-8.6 8.6a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4L14.5 7"/>'),
  draw('learningNetwork', '<circle cx="12" cy="5" r="2.5"/><circle cx="5" cy="18" r="2.5"/><circle cx="19" cy="18" r="2.5"/><path d="M10.8 7.2 6.2 15.8M13.2 7.2l4.6 8.6M7.5 18h9"/>'),
  draw('theme', '<path d="M12 21c0-6 2-11 8-14 1 8-3 13-8 14z"/><path d="M12 21C10 14 8 11 4 9c0 6 3 11 8 12z"/>'),
  draw('attentionPoint', '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="4"/><path d="M12 1.5v4M12 18.5v4M1.5 12h4M18.5 12h4"/>'),
  draw('knowledgeItem', '<path d="M12 6c-2.5-2-5.5-2.5-9-2v14c3.5-.5 6.5 0 9 2 2.5-2 5.5-2.5 9-2V4c-3.5-.5-6.5 0-9 2z"/><path d="M12 6v14"/>'),
  draw('event', '<rect x="3.5" y="5" width="17" height="16" rx="1.5"/><path d="M3.5 10h17M8 2.5V7M16 2.5V7M8 14h3M8 17.5h6"/>'),
  draw('milestone', '<path d="M6 22V3"/><path d="M6 4h12l-3 4 3 4H6"/>'),
  draw('statusReport', `${sheet}<path d="M9 18v-3M12.5 18v-6M16 18v-4"/>`),
  draw('teamMember', '<circle cx="12" cy="8" r="4"/><path d="M4 21c.7-5 3.8-7 8-7s7.3 2 8 7"/>'),
  draw('organisation', '<path d="M4 21V6l8-3v18M12 9l8 3v9M2.5 21h19M7.5 9v.01M7.5 13v.01M7.5 17v.01M16 15.5v.01M16 18.5v.01"/>'),
];
