import { type Problem, problemFrom } from '../../aws/problem.ts';
import { resources } from '../../resources/all.ts';
import type { Kind, Kinds, Resource } from '../../resources/resource.ts';
import { withKnown, withPart } from '../../store/known.ts';
import type { PickerChoice } from '../../store/screen.ts';
import { beginActionOn } from '../beginning.ts';
import { type Controls, screenOf } from '../controls.ts';
import { type DeployPlace, type Front, frontOf, placesOf } from '../deploy-places.ts';
import type { Picker } from './picker.ts';

/**
 * `D`: where to deploy to. What is in front may say so already: then its form opens at once, with what it says of
 * the revision.
 */
export const deployPicker: Picker = {
	title: 'Deploy where?',
	async choices(controls) {
		const { places, front, unread } = await readPlaces(controls);
		const fitting = front ? places.filter(front.fits) : [];
		const [only, ...others] = fitting;
		if (only && others.length === 0 && !only.disabled && isWaiting(controls)) {
			begin(controls, only, front);
			return [];
		}
		// Where nothing can go to what is in front, the cursor must not keep a person from the rest.
		const open = fitting.some(({ disabled }) => !disabled);
		const rest = open ? [] : places.filter((place) => !fitting.includes(place));
		return [...[...fitting, ...rest].map(choiceOf), ...unread];
	},
	choose(controls, value) {
		const groups = controls.store.getState().known['deployment-groups'].items;
		const environments = controls.store.getState().known.environments.items;
		const place = placesOf(groups, environments).find((one) => keyOf(one) === value);
		if (place) begin(controls, place, frontOf(controls.store.getState(), groups));
	},
};

/** Nobody has left it, or opened another one, while it was read. */
function isWaiting(controls: Controls): boolean {
	const { overlay } = screenOf(controls);
	return overlay?.overlay === 'picker' && overlay.purpose === 'deploy';
}

const keyOf = ({ action, id }: DeployPlace) => `${action} ${id}`;

const choiceOf = (place: DeployPlace): PickerChoice => ({
	value: keyOf(place),
	label: place.label,
	hint: place.hint,
	disabled: place.disabled,
});

const begin = (controls: Controls, place: DeployPlace, front: Front | undefined) =>
	beginActionOn(controls, place.action, [place.id], front?.answers);

interface Places {
	places: DeployPlace[];
	front: Front | undefined;
	/** In place of the places that could not be read: why. */
	unread: PickerChoice[];
}

/** One service may be denied, or not in use, and the other still be deployed to. */
async function readPlaces(controls: Controls): Promise<Places> {
	const [groups, environments] = await Promise.allSettled([
		readAll(controls, 'deployment-groups'),
		readAll(controls, 'environments'),
	]);
	if (groups.status === 'rejected' && environments.status === 'rejected') throw groups.reason;
	const read = groups.status === 'fulfilled' ? groups.value : [];
	return {
		places: placesOf(read, environments.status === 'fulfilled' ? environments.value : []),
		front: frontOf(controls.store.getState(), read),
		unread: [
			...(groups.status === 'rejected' ? [unreadOf('deployment-groups', problemFrom(groups.reason))] : []),
			...(environments.status === 'rejected'
				? [unreadOf('environments', problemFrom(environments.reason))]
				: []),
		],
	};
}

const unreadOf = (kind: Kind, { sentence }: Problem): PickerChoice => ({
	value: `unread ${kind}`,
	label: resources[kind].title,
	disabled: `not read: ${sentence}`,
});

/** What was read on the way is known from then on: the action that is chosen starts from it. */
async function readAll<K extends Kind>(controls: Controls, kind: K): Promise<readonly Kinds[K][]> {
	const resource: Resource<Kinds[K]> = resources[kind];
	const signal = controls.connections.signal();
	const items: Kinds[K][] = [];
	for (const source of resource.sources)
		for await (const page of source.list(controls.connections.region(), { signal })) items.push(...page);
	controls.store.setState((state) => ({
		known: withKnown(state.known, kind, withPart(resource, state.known[kind], 0, items)),
	}));
	return items;
}
