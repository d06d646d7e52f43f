/** What undoes whatever a full-screen program may have switched on. Each is harmless when it was not on. */
export const leaveAlternateScreen = '\x1b[?1049l';
export const plainTerminal = [
	'\x1b[?2026l', // synchronised output
	'\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l', // mouse reports
	'\x1b[?2004l', // bracketed paste
	'\x1b[<u', // kitty keyboard protocol
	'\x1b[0m', // colours
	'\x1b[?25h', // the cursor is seen
].join('');
