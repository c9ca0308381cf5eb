/* Stands in for elevate.exe, which is packed but not run here. */
#include <windows.h>

int WINAPI WinMain(HINSTANCE self, HINSTANCE none, LPSTR words, int show) { return 0; }
