/** `:` leads to every kind, action, theme, region, recent place and command, matched fuzzily. */
import { themes } from '../../../themes/all.ts';
import { actions } from '../../actions/all.ts';
import { publicRegions } from '../../aws/regions.ts';
import { kinds, resources } from '../../resources/all.ts';
import type { PickerChoice } from '../../store/screen.ts';
import { beginAction } from '../beginning.ts';
import { type CommandId, commands } from '../commands.ts';
import type { Controls } from '../controls.ts';
import { goToKind, openDetail } from '../places.ts';
import type { Picker } from './picker.ts';
import { wear } from './theme-picker.ts';
import { flyTo } from './where-pickers.ts';

interface Entry extends PickerChoice {
	go(controls: Controls): void;
}

/** Commands that make sense from anywhere. */
const everywhere: CommandId[] = [
	'timeline',
	'journal',
	'profile',
	'region',
	'compare',
	'undo',
	'readNow',
	'help',
	'quit',
];

function entries(controls: Controls): Entry[] {
	const { visits } = controls.store.getState().screen;
	return [
		...kinds.map((kind) => ({
			value: `kind ${kind}`,
			label: resources[kind].title,
			hint: resources[kind].aliases.join(' '),
			go: () => goToKind(controls, kind),
		})),
		...actions.map((action) => ({
			value: `action ${action.id}`,
			label: action.title,
			hint: `${action.risk} write`,
			go: () => beginAction(controls, action.id),
		})),
		...everywhere.map((command) => ({
			value: `command ${command}`,
			label: commands[command],
			go: () => controls.run(command),
		})),
		...visits.map(({ kind, id, name }) => ({
			value: `visit ${kind} ${id}`,
			label: name,
			hint: `recent ${resources[kind].singular} ${id}`,
			go: () => openDetail(controls, kind, id),
		})),
		...Object.keys(themes).map((name) => ({
			value: `theme ${name}`,
			label: `theme ${name}`,
			go: () => wear(controls, name),
		})),
		...publicRegions.map((region) => ({
			value: `region ${region}`,
			label: region,
			hint: 'region',
			go: () => flyTo(controls, region),
		})),
	];
}

export const palette: Picker = {
	title: 'Go to',
	choices: entries,
	choose(controls, value) {
		entries(controls)
			.find((entry) => entry.value === value)
			?.go(controls);
	},
};
