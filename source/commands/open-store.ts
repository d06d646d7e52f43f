import { systemClock } from '../clock.ts';
import { createAirbossStore } from '../store/create-store.ts';
import type { Size } from '../store/screen.ts';
import type { BeforeFlight } from './before-flight.ts';

/** The store as it is before the first answer. */
export const openStore = ({ settings, destination }: BeforeFlight, size: Size) =>
	createAirbossStore({
		settings,
		session: {
			profile: destination.profile,
			region: destination.region,
			simulated: destination.simulation !== undefined,
			readOnly: settings.readOnly,
			production: false,
			connection: { state: 'connecting' },
		},
		now: systemClock.now(),
		size,
	});
