"""The satisfaction survey (SKM) by PermenPANRB 14/2017: elements, index, grades, sample, groups. Pure."""
