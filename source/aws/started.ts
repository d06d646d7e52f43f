import { channel } from 'node:diagnostics_channel';

/** Says that all is loaded that a start needs: `bin/airboss.js` has it compiled otherwise than what comes later. */
export const started = (): void => channel('airboss.started').publish(undefined);
