from baklosan_desktop.handouts.steps import Steps, done


def counted(to: int) -> Steps[str]:
    for _ in range(to):
        yield
    return f"{to} steps"


def test_steps_are_all_taken_and_their_answer_is_returned() -> None:
    assert done(counted(3)) == "3 steps"
    assert done(counted(0)) == "0 steps"


def test_steps_that_were_begun_go_on_to_the_end() -> None:
    steps = counted(2)
    next(steps)
    assert done(steps) == "2 steps"
