"""What lies around articles on a disk: settings, files, allow file, baseline, git, cache."""
