import type { Overlay as Shown, Size } from '../../source/store/screen.ts';
import { Form } from './form.tsx';
import { Help } from './help.tsx';
import { Picker } from './picker.tsx';
import { Plan } from './plan.tsx';
import { Resume } from './resume.tsx';

/** Whatever lies over the place in front; it fills the body. */
export function Overlay({ overlay, size }: { overlay: Shown; size: Size }) {
	switch (overlay.overlay) {
		case 'picker':
			return <Picker overlay={overlay} size={size} />;
		case 'help':
			return <Help overlay={overlay} size={size} />;
		case 'form':
			return <Form overlay={overlay} size={size} />;
		case 'plan':
			return <Plan overlay={overlay} size={size} />;
		case 'resume':
			return <Resume overlay={overlay} size={size} />;
	}
}
