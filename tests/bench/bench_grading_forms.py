"""Grade a promotion that answered by forms: ours against `nbgrader autograde`."""

from grading_course import asked, compare

if __name__ == "__main__":
    compare("grading-forms", "forms", *asked())
