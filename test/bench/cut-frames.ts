/** Tells frames apart in what a program writes: what begins a synchronized output (DEC 2026) ends with its end. */

const beginning = '\x1b[?2026h';
const ending = '\x1b[?2026l';

export interface Piece {
	text: string;
	/** `ended`: a frame ends with it. `open`: its end is yet to come. `loose`: no frame has begun. */
	frame: 'ended' | 'open' | 'loose';
}

export interface FrameCutter {
	/** What arrived, in pieces; a sequence may arrive in two. */
	cut(text: string): Piece[];
	/** What was loose is taken for a frame. */
	forget(): void;
}

export function createFrameCutter(): FrameCutter {
	/** Since the last frame, as long as none has begun; then since it began. */
	let tail = '';
	return {
		cut(text) {
			const known = tail + text;
			const pieces: Piece[] = [];
			let start = tail.length;
			let ended = 0;
			for (let found = known.indexOf(ending); found >= 0; found = known.indexOf(ending, ended)) {
				ended = found + ending.length;
				pieces.push({ text: known.slice(start, ended), frame: 'ended' });
				start = ended;
			}
			tail = known.slice(ended);
			if (start < known.length)
				pieces.push({ text: known.slice(start), frame: tail.includes(beginning) ? 'open' : 'loose' });
			return pieces;
		},
		forget() {
			tail = '';
		},
	};
}
