import { defaultSettings } from '../../source/config/settings.ts';
import { resources } from '../../source/resources/all.ts';
import type { Ec2Instance } from '../../source/resources/ec2/instances.ts';
import { createAirbossStore } from '../../source/store/create-store.ts';
import { withKnown, withPart } from '../../source/store/known.ts';
import { emptyTable, type TableState } from '../../source/store/screen.ts';
import type { State } from '../../source/store/state.ts';

export const instanceOf = (id: string, members: Partial<Ec2Instance> = {}): Ec2Instance => ({
	id,
	name: '',
	state: 'running',
	type: 't3.micro',
	zone: 'eu-west-1a',
	image: 'ami-1',
	address: '10.0.0.1',
	launchedAt: 0,
	tags: {},
	...members,
});

export const store = createAirbossStore({
	settings: defaultSettings,
	session: {
		profile: 'ops',
		region: 'eu-west-1',
		simulated: false,
		readOnly: false,
		production: false,
		connection: { state: 'connecting' },
	},
	now: 0,
	size: { columns: 80, rows: 24 },
});

/** A state in which these instances are known, and their table stands so. */
export function stateWith(items: Ec2Instance[], table: Partial<TableState> = {}): State {
	const state = store.getInitialState();
	const known = withPart(resources.instances, state.known.instances, 0, items);
	return {
		...state,
		known: withKnown(state.known, 'instances', known),
		screen: { ...state.screen, tables: { instances: { ...emptyTable, ...table } } },
	};
}
