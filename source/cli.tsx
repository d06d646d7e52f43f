process.stdout.write('airboss');
