"""What happened: triggers, who did it to whom, whether it did happen, and which happenings are one."""
