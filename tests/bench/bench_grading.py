"""Grade a promotion that wrote code, isolation on: ours against `nbgrader autograde`."""

from grading_course import asked, compare

if __name__ == "__main__":
    compare("grading", "code", *asked())
