/** The least that an Ink program can be: one line. */
import { render, Text } from 'ink';

render(<Text>one line</Text>);
