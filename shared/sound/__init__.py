"""Sound for every program: samples and the one door to the loudspeaker."""
