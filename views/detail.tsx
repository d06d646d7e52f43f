import { resources } from '../source/resources/all.ts';
import type { Kind, Kinds, Resource } from '../source/resources/resource.ts';
import type { State } from '../source/store/state.ts';
import { useAirboss } from './cockpit-context.ts';
import { framed, insideOf } from './components/frame.ts';
import { glyphs } from './components/glyphs.ts';
import { type Span, span } from './components/line.ts';
import { Lines } from './components/lines.tsx';
import { type DetailPlace, detailLines } from './detail-lines.ts';

/** One item in full. */
export function DetailView({ place }: { place: DetailPlace }) {
	const size = useAirboss((state) => state.screen.size);
	const name = useAirboss((state) => titleOf(state, place.kind, place.id).name);
	const state = useAirboss((all) => titleOf(all, place.kind, place.id).state);
	const tone = useAirboss((all) => titleOf(all, place.kind, place.id).tone);
	const badge: Span | undefined = tone && span(`${glyphs[tone]} ${state}`, tone);
	const lines = detailLines(place, insideOf(size).cells).slice(place.offset);
	const title = `${resources[place.kind].singular} ${name}`;
	return (
		<Lines lines={framed({ title, note: place.mode === 'yaml' ? 'as YAML' : '', badge, lines }, size)} />
	);
}

function titleOf<K extends Kind>({ known, now, settings }: State, kind: K, id: string) {
	const resource: Resource<Kinds[K]> = resources[kind];
	const item = known[kind].items.find((candidate) => resource.id(candidate) === id);
	if (item === undefined) return { name: id, state: 'gone', tone: 'idle' as const };
	return {
		name: resource.name(item),
		state: resource.state(item),
		tone: resource.tone(item, { now, rules: settings.rules }),
	};
}
