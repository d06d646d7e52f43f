import { listRegions } from '../../aws/regions.ts';
import { listProfiles, resolveWhere } from '../../aws/where.ts';
import type { Controls } from '../controls.ts';
import type { Picker } from './picker.ts';

/** Another region of the same profile; the simulator stays the simulator. */
export function flyTo(controls: Controls, region: string): void {
	controls.connections.connect({ ...controls.connections.destination(), region });
}

export const regionPicker: Picker = {
	title: 'Region',
	async choices(controls) {
		const { session } = controls.store.getState();
		const regions = await listRegions(controls.connections.region(), {
			signal: controls.connections.signal(),
		});
		return regions.map((name) => ({
			value: name,
			label: name,
			hint: name === session.region ? 'in use' : undefined,
		}));
	},
	choose: flyTo,
};

/** Another profile, always of the real AWS: this is also the way out of the simulator. */
export const profilePicker: Picker = {
	title: 'Profile',
	async choices(controls) {
		const { session } = controls.store.getState();
		const profiles = await listProfiles();
		return profiles.map((name) => ({
			value: name,
			label: name,
			hint: !session.simulated && name === session.profile ? 'in use' : undefined,
		}));
	},
	choose: (controls, profile) => void change(controls, profile),
};

async function change(controls: Controls, profile: string): Promise<void> {
	const { region } = await resolveWhere({ profile, env: process.env });
	controls.connections.connect({ profile, region: region || controls.store.getState().session.region });
}
