/** What most terminals still take, in bytes before encoding. */
const limit = 74_994;
/** GNU screen passes strings through in pieces of at most this many bytes. */
const piece = 760;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The sequence (OSC 52) that puts text on the clipboard of the machine at which the person sits: it works
 * over SSH, and through tmux and screen. Undefined when the text is too long for terminals to take.
 */
export function copySequence(text: string, env: Environment): string | undefined {
	const bytes = Buffer.from(text, 'utf8');
	if (bytes.length > limit) return undefined;
	const sequence = `\x1b]52;c;${bytes.toString('base64')}\x07`;
	const term = env.TERM ?? '';
	// tmux takes the sequence itself or lets a wrapped one through, as it is configured: it gets both.
	if (env.TMUX || term.startsWith('tmux')) return sequence + throughTmux(sequence);
	if (env.STY) return throughScreen(sequence);
	// `screen` as TERM without more, after an ssh: screen or an old tmux, which ignores the second.
	if (term.startsWith('screen')) return sequence + throughScreen(sequence);
	return sequence;
}

const throughTmux = (sequence: string) => `\x1bPtmux;${sequence.replaceAll('\x1b', '\x1b\x1b')}\x1b\\`;

function throughScreen(sequence: string): string {
	const pieces = sequence.match(new RegExp(`[^]{1,${piece}}`, 'g')) ?? [];
	return pieces.map((part) => `\x1bP${part}\x1b\\`).join('');
}
