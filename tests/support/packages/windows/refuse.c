/* Wine's own findstr and powershell say 0 to everything, by which the installer would think that the app runs. This one
   says "not found", or "no such command". */
int main(void) { return 1; }
