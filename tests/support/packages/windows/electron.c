/* Stands in for electron.exe: has fuses, and notes each start where the app keeps its data. */
#include <stdio.h>
#include <windows.h>

volatile const char fuses[] = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09" "100100100";

int WINAPI WinMain(HINSTANCE self, HINSTANCE none, LPSTR words, int show) {
  char file[MAX_PATH];
  GetEnvironmentVariableA("APPDATA", file, MAX_PATH - 40);
  lstrcatA(file, "\\TokenTray");
  CreateDirectoryA(file, 0);
  lstrcatA(file, "\\starts.txt");
  FILE *notes = fopen(file, "a");
  if (!notes) return 1;
  fprintf(notes, "%c %s\n", fuses[34], words);
  return fclose(notes);
}
